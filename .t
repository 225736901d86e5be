#!/bin/bash
cd /tmp/wt/tests
swift build --build-tests 2>&1 | grep -E "error:|warning:|Build" | grep -v '`-' | sort -u | head -20 > .berr
cat .berr
grep -q "Build complete" .berr || exit 1
( time timeout ${TMO:-400} swift test --skip-build --filter "$1" ) > .test-log 2>&1
grep -vE "◇|started\.|passed after|Building|Planning|Test Suite|Executed|Testing Library|Target Platform" .test-log | cut -c1-900 | head -${2:-40}
grep -E "Test run with|real" .test-log

/// The style sheet of the coverage page: light, dark and print, system fonts, nothing from elsewhere.
enum CoverageStyle {
    /// The rules, to stand in a `style` element.
    static let sheet = """
        :root {
          color-scheme: light dark;
          --page: #fbfbf9; --card: #ffffff; --text: #1c2430; --quiet: #5c6675; --line: #dfe2e6; --grid: #e8eaed;
          --final: #0b3c5d; --reviewed: #2f78a8; --reviewed-ink: #1f5f8b; --translated: #9cc9e3;
          --stale: #fbe3b0; --stale-ink: #c77f0a; --missing: #f1f2f4; --missing-line: #b9bfc8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14181e; --card: #1c2229; --text: #e8ebef; --quiet: #9da7b4; --line: #323a45; --grid: #29313a;
            --final: #d5ecfa; --reviewed: #74b6de; --reviewed-ink: #97cbea; --translated: #2f6a91;
            --stale: #4b3a17; --stale-ink: #e0a53c; --missing: #222930; --missing-line: #4a5462;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
        }
        main { max-width: 1160px; margin: 0 auto; padding: 40px 32px 56px; }
        h1 { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
        h2 { margin: 0 0 4px; font-size: 19px; line-height: 1.3; font-weight: 650; }
        .lead { margin: 6px 0 0; color: var(--quiet); }
        .figures { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; margin: 28px 0 36px; }
        .figures div {
          display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 14px 16px;
          background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        }
        .figures dt { color: var(--quiet); font-size: 13px; line-height: 1.35; }
        .figures dd { margin: 0 0 2px; font-size: 26px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
        .figures dd small { color: var(--quiet); font-size: 16px; font-weight: 400; }
        section { margin-top: 36px; }
        .note { margin: 0 0 14px; color: var(--quiet); font-size: 14px; max-width: 110ch; text-wrap: pretty; }
        figure { margin: 0; }
        .legend { display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 0 0 12px; padding: 0; list-style: none; font-size: 14px; }
        .legend li { display: flex; align-items: center; gap: 8px; }
        .swatch { width: 22px; height: 14px; flex: none; }
        .scroll { overflow-x: auto; }
        .chart .scroll svg { display: block; width: 100%; min-width: 720px; height: auto; }
        svg text { fill: var(--text); font-size: 13.5px; }
        svg .tick { fill: var(--quiet); font-size: 12px; }
        svg .percent { font-weight: 600; }
        svg .percent, svg .tick { font-variant-numeric: tabular-nums; }
        svg .grid { stroke: var(--grid); stroke-width: 1; }
        svg rect { shape-rendering: crispEdges; }
        svg rect.final { fill: var(--final); }
        svg rect.reviewed { fill: url(#hatch-reviewed); }
        svg rect.translated { fill: var(--translated); }
        svg rect.stale { fill: url(#hatch-stale); }
        svg rect.missing { fill: var(--missing); stroke: var(--missing-line); stroke-width: 1; }
        svg .ground-reviewed { fill: var(--reviewed); }
        svg .ink-reviewed { fill: var(--reviewed-ink); }
        svg .ground-stale { fill: var(--stale); }
        svg .ink-stale { fill: var(--stale-ink); }
        table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.35; }
        th, td { padding: 6px 7px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        td { font-variant-numeric: tabular-nums; }
        thead th { color: var(--quiet); font-weight: 500; font-size: 13px; vertical-align: bottom; }
        thead tr:first-child th { padding-bottom: 2px; border-bottom: 0; }
        thead th.group { color: var(--text); font-weight: 650; text-align: left; }
        thead tr:last-child th, thead tr:first-child th[rowspan] { padding-bottom: 6px; border-bottom: 1.5px solid var(--quiet); }
        th.language, td.own { text-align: left; }
        tbody th { font-weight: 550; white-space: normal; min-width: 150px; overflow-wrap: break-word; }
        tbody th code { margin-left: 6px; color: var(--quiet); font: inherit; font-size: 12px; font-weight: 400; white-space: nowrap; }
        td.own { min-width: 104px; white-space: normal; overflow-wrap: break-word; }
        td.percent { font-weight: 650; }
        .first { padding-left: 22px; }
        .none { color: var(--quiet); opacity: 0.65; }
        tbody tr:hover { background: var(--card); }
        @media screen and (max-width: 760px) {
          main { padding: 24px 16px 40px; }
          h1 { font-size: 25px; }
          .figures { grid-template-columns: repeat(2, 1fr); }
        }
        @page { size: A4; margin: 14mm; }
        @page table { size: A4 landscape; margin: 12mm; }
        @media print {
          :root {
            color-scheme: light;
            --page: #ffffff; --card: #ffffff; --text: #000000; --quiet: #444444; --line: #c8c8c8; --grid: #dddddd;
            --final: #0b3c5d; --reviewed: #2f78a8; --reviewed-ink: #ffffff; --translated: #8fc1de;
            --stale: #ffffff; --stale-ink: #b06f00; --missing: #ffffff; --missing-line: #888888;
          }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { font-size: 10pt; }
          main { max-width: none; padding: 0; }
          h1 { font-size: 20pt; }
          h2 { font-size: 13pt; }
          .figures { gap: 3mm; margin: 6mm 0; }
          .figures div { padding: 2.5mm 3mm; }
          .figures dt { font-size: 8pt; }
          .figures dd { font-size: 15pt; }
          .figures dd small { font-size: 10pt; }
          .note, .legend { font-size: 9pt; }
          section { margin-top: 6mm; }
          .scroll { overflow: visible; }
          .chart .scroll svg { min-width: 0; }
          .table { page: table; break-before: page; margin-top: 0; }
          table { font-size: 8pt; line-height: 1.2; }
          thead th { font-size: 7.5pt; }
          th, td { padding: 0.75mm 1.8mm; }
          .first { padding-left: 5mm; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
        }
        """
}

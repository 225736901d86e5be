// The loop of dgbits_distances.c for one kind of vectors: NAME, TARGET and GATHER say which.

TARGET static void NAME(
    const dgbits_pattern *pattern, const dgbits_text *texts, size_t text_count, uint32_t *distances
) {
    const lanes ones = (lanes){0} + 1;
    const size_t last_block = (pattern->count - 1) / 64;
    const int bottom = (int)((pattern->count - 1) % 64);
    lanes positives[DGBITS_MOST_BLOCKS], negatives[DGBITS_MOST_BLOCKS];
    lanes counts = {0}, limits = {0};
    const uint8_t *symbols[DGBITS_TEXTS];
    size_t longest = 0, band = 0;
    for (size_t text = 0; text < DGBITS_TEXTS; text++) {
        // Lanes without a text go along with the first one's.
        const dgbits_text *from = &texts[text < text_count ? text : 0];
        symbols[text] = from->symbols;
        counts[text] = from->count;
        limits[text] = from->limit;
        if (from->count > longest) longest = from->count;
        if (from->limit > band) band = from->limit;
    }
    lanes results = ~(lanes){0};
    // The cost at the last row of block `end - 1`.
    lanes score = {0};
    size_t end = 0;
    for (size_t start_place = 0; start_place < longest; start_place += 8) {
        // The next eight symbols of each text. What is read behind a text's end changes nothing: its result is known.
        lanes words;
        for (size_t text = 0; text < DGBITS_TEXTS; text++) {
            uint64_t word = 0;
            if (start_place < counts[text]) memcpy(&word, symbols[text] + start_place, sizeof word);
            words[text] = word;
        }
        for (size_t place = start_place; place < start_place + 8 && place < longest; place++) {
            const lanes index = words & 255;
            words >>= 8;
            size_t wanted = (place + band) / 64;
            if (wanted > last_block) wanted = last_block;
            while (end <= wanted) {
                positives[end] = ~(lanes){0};
                negatives[end] = (lanes){0};
                score += end == last_block ? (uint64_t)bottom + 1 : 64;
                end++;
            }
            const size_t start = place > band ? (place - band) / 64 : 0;
            lanes rising_in = ones, falling_in = {0};
            for (size_t block = start; block < end; block++) {
                const lanes here = GATHER(pattern->places + 256 * block, index);
                const lanes positive = positives[block], negative = negatives[block];
                const lanes equal = here | falling_in;
                const lanes diagonal = (((equal & positive) + positive) ^ positive) | equal | negative;
                const lanes rising = negative | ~(diagonal | positive);
                const lanes falling = diagonal & positive;
                const int top = block == last_block ? bottom : 63;
                const lanes shifted = rising << 1 | rising_in;
                positives[block] = (falling << 1 | falling_in) | ~(diagonal | shifted);
                negatives[block] = shifted & diagonal;
                rising_in = (rising >> top) & 1;
                falling_in = (falling >> top) & 1;
            }
            score += rising_in - falling_in;
            const lanes ends = (lanes)(counts == (lanes){0} + (place + 1));
            results = (score & ends) | (results & ~ends);
        }
        if (end > last_block && start_place + 8 < longest) {
            // The score falls by at most one a symbol: whether any text can still come down to its limit.
            const lanes done = (lanes){0} + (start_place + 8);
            const lanes alive = (lanes)(counts > done) & (lanes)(score + done <= limits + counts);
            uint64_t any = 0;
            for (size_t text = 0; text < DGBITS_TEXTS; text++) any |= alive[text];
            if (!any) break;
        }
    }
    for (size_t text = 0; text < text_count; text++) {
        distances[text] = results[text] <= limits[text] ? (uint32_t)results[text] : UINT32_MAX;
    }
}

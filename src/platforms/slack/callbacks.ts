/** The message shortcut “Explain these layers”. */
export const EXPLAIN = 'explain';
/** The global shortcut that opens the form. */
export const OPEN_FORM = 'ask';

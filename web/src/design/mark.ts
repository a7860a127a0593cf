/** Where a piece of work stands, as it is shown everywhere: a shape, a word, a colour. */
export type Mark = 'done' | 'doing' | 'late' | 'silent' | 'new' | 'waiting' | 'declined' | 'ended';

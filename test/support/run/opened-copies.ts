/** In-memory databases opened for the current test file. */
export const openedCopies: { close(): void }[] = []

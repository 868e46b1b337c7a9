/** Databases in memory that were opened for the file of tests that is run. */
export const openedCopies: { close(): void }[] = []

/** The service cannot start, and a restart would not help; it has said why. */
export const refused = 1
/** An uncaught fault: the process is replaced (EX_SOFTWARE of sysexits.h). */
export const crashed = 70

/** The service does not start, and would not the next time either: it has said why. */
export const refused = 1
/** A fault that nobody caught: the process is replaced (EX_SOFTWARE of sysexits.h). */
export const crashed = 70

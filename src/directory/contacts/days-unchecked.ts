/** A contact whose last check is longer ago is asked about, listed as unchecked, and warned of before publishing. */
export const daysUnchecked = 60

/** After half a year without a check, a contact does not count as live: publishing waits for an admin. */
export const maxDaysUnchecked = 183

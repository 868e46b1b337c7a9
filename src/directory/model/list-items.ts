/** Splits a comma-separated list, in any script. */
export function listItems(written: string): string[] {
  return written
    .split(/[,،、]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

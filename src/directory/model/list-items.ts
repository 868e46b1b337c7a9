/** The items of a list as the district writes it: with commas, in whichever script. */
export function listItems(written: string): string[] {
  return written
    .split(/[,،、]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

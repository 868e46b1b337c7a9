/** Capitalizes the first letter, in scripts that have capitals. */
export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

import { capitalize } from '../../platform/language/capitalize.js'

/**
 * What an office answers for, as short sentences.
 * @param written as the district writes it: `lost and found; visiting`
 */
export function answersForText(written: string): string {
  const parts = written.split(/[;；؛]/).map((part) => part.trim())
  return parts
    .filter(Boolean)
    .map((part) => `${capitalize(part)}.`)
    .join(' ')
}

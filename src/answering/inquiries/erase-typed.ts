import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
import type { Erasure } from './erase-statements.js'
import type { InquiryKeeper } from './inquiry-keeper.js'
import type { TypedTexts } from './typed-texts.js'

interface Tools {
  typedTexts: TypedTexts
  inquiries: Pick<InquiryKeeper, 'erase'>
  directory(): Pick<DirectorySnapshot, 'district'>
  now(): Date
}

/**
 * Erases what a browser typed: from memory at once, and from the database as soon as it accepts that.
 * @param token the browser's; null for none
 * @param asked codes of its answers, as far as it knows: their texts may have left the memory
 */
export async function eraseTyped(
  token: string | null,
  what: Erasure['what'],
  asked: readonly string[],
  { typedTexts, inquiries, directory, now }: Tools,
): Promise<void> {
  const codes = [...new Set([...typedTexts.forget(token), ...asked])]
  const day = localDate(now(), directory().district.timeZone)
  await inquiries.erase(codes, { what, day })
}

import pLimit from 'p-limit'
import type { EmailMessage, SendMail } from './send-mail.js'

/** Somebody waits for the page. Ten at a time send 200 letters in 20 s if each takes a second. */
const mailLimits = { maxMs: 20_000, atOnce: 10 }

/**
 * Sends letters, several at a time, until the time is over. A letter in progress at that moment may still arrive.
 * @returns for each letter whether the mail server took it in time
 */
export async function mailAll(
  letters: readonly EmailMessage[],
  sendMail: SendMail,
  { maxMs, atOnce } = mailLimits,
): Promise<boolean[]> {
  const sent = letters.map(() => false)
  if (!sendMail) return sent
  const limit = pLimit(atOnce)
  const all = letters.map((letter, at) =>
    limit(async () => {
      sent[at] = await sendMail(letter)
    }),
  )
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<void>((done) => {
    timer = setTimeout(done, maxMs)
  })
  await Promise.race([Promise.all(all), deadline])
  clearTimeout(timer)
  limit.clearQueue()
  return [...sent]
}

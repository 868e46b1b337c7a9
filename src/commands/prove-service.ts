import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { inquire } from '../answering/answer-concern.js'
import type { AnsweringOptions } from '../answering/open-answering.js'
import { resolveAnswer } from '../answering/resolve-answer.js'
import { compose, type Services } from '../compose.js'
import type { Config } from '../config.js'
import { mainLanguage } from '../paths/paths.js'
import { BackupFault } from '../platform/backup/backup-fault.js'
import { modelsFolder } from '../platform/backup/copy-data.js'
import { explainError } from '../platform/language/worded-error.js'
import { wording } from '../platform/language/wording.js'
import { ThreadFault } from '../platform/threads/thread-fault.js'
import { isReady } from '../platform/web/health-routes.js'
import { createLog } from '../platform/web/log.js'

/** A question that was asked, and who can help. */
export interface Proof {
  question: string
  offices: string
}

/** With less left than a trained model takes, the disk is why learning failed. */
const fullBytes = 32 * 1024 * 1024

/** Nothing leaves the computer: no mail, no text message, no pull, no backup. */
const alone = {
  ...{ smtpUrl: null, mailFrom: null, twilioAuthToken: null, smsNumber: null, sso: null },
  ...{ oneRoster: null, importFolder: null, backups: null },
} satisfies Partial<Config>

/**
 * Starts the whole service on a data folder, without a port, asks it one of the district's own phrasings, and stops it.
 * The models are then learned, and the index is built.
 * @param onProgress receives the progress of both
 * @throws {BackupFault} when it is not ready, or nobody is named
 */
export async function proveService(
  config: Config,
  dataDir: string,
  stopping: AbortSignal,
  onProgress: AnsweringOptions['onProgress'] = () => {},
): Promise<Proof> {
  const tools = { log: createLog('error'), stopping, onProgress }
  const services = await compose({ ...config, ...alone, dataDir }, tools).catch((fault) => {
    // The model of danger is learned first, and without it there is no service.
    throw fault instanceof ThreadFault ? explainUnlearned(fault, dataDir) : fault
  })
  try {
    await learn(services, dataDir, stopping)
    if (!isReady(services.health())) throw new BackupFault(wording('restore.notReady'))
    return await askOne(services)
  } finally {
    await services.close()
  }
}

/** The service retries what it cannot learn for as long as it runs; here somebody waits. @throws at the first fault, or at a stop */
function learn(services: Services, dataDir: string, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stopping.throwIfAborted()
    stopping.addEventListener('abort', () => reject(stopping.reason), { once: true })
    const giveUp = (fault: unknown) => reject(explainUnlearned(fault, dataDir))
    services.finishStarting(giveUp).then(resolve, reject)
  })
}

function explainUnlearned(fault: unknown, folder: string): BackupFault {
  const { bavail, bsize } = statfsSync(join(folder, modelsFolder))
  const isFull = bavail * bsize < fullBytes
  const words = isFull
    ? wording('restore.full', { folder })
    : wording('restore.notLearned', { fault: explainError(fault) })
  return new BackupFault(words, { cause: fault })
}

async function askOne({ answerTools, liveRevision, directory, language, now }: Services): Promise<Proof> {
  const { phrasings } = liveRevision.live().revision.content
  const question = (phrasings.find(({ lang }) => lang === mainLanguage) ?? phrasings.find(() => true))?.text
  if (!question) throw new BackupFault(wording('restore.notReady'))
  const concern = {
    text: question,
    school: null,
    lang: null,
    language: mainLanguage,
    channel: 'page',
  } as const
  // Stores nothing.
  const { inquiry, school } = await inquire(concern, answerTools)
  const showing = { school, speech: language.speech(mainLanguage), now: now() }
  const { entries } = resolveAnswer(inquiry, showing, liveRevision, directory())
  if (entries.length === 0) throw new BackupFault(wording('restore.noAnswer', { question }))
  return { question, offices: entries.map(({ name }) => name).join(', ') }
}

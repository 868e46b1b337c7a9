import type { Config } from '../config.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { mainLanguage } from '../paths/paths.js'
import { createMailer } from '../platform/mail/send-mail.js'
import type { Platform } from '../platform/open-platform.js'
import { fromRoot } from '../platform/root.js'
import { stopParts } from '../platform/threads/stop-parts.js'
import { type AssetFiles, createAssets } from '../platform/web/assets.js'
import { basePathOf } from '../platform/web/base-path.js'
import { createTemplates, type SharedTemplates } from '../platform/web/templates.js'
import { createAskedCodes } from './ask/asked-codes.js'
import { createMessages } from './messages/messages.js'
import { createTextMessages } from './text-messages/text-messages.js'

export interface PublicOptions {
  /** Reloads templates and assets when they change. */
  reload?: boolean
  /** Where one service serves many districts: their views and files. */
  looksInCommon?: { templates: SharedTemplates; files: AssetFiles }
}

/** The families' side: text messages, messages to offices, and pages in the district's colors, which staff see, too. */
export function openPublic(
  config: Config,
  platform: Platform,
  { theme, directory }: DirectoryWing,
  { reload = false, looksInCommon }: PublicOptions,
) {
  const sms = createTextMessages(config, platform)
  const mailer = createMailer(config.smtpUrl, config.mailFrom)
  const templates = looksInCommon?.templates ?? createTemplates(fromRoot('views'), { reload })
  const messages = createMessages({ ...platform, config, directory, mailer })
  platform.jobs.plan(() => (messages.queue.hasWaiting() ? platform.now() : null))
  return {
    askedCodes: createAskedCodes(platform.secrets),
    sms,
    messages,
    templates: templates.below(basePathOf(config.publicUrl)),
    assets: createAssets(undefined, { reload, theme, files: looksInCommon?.files }),
    /** Logs which of the district's colors or pictures cannot be used. */
    sayThemeFaults(): void {
      const { t } = platform.language.speech(mainLanguage)
      for (const { key, values } of theme().faults) platform.say(`The looks of the pages: ${t(key, values)}`)
    },
    /** Once there is a directory to send to. Without mail it still gives up old messages, and deletes old receipts. */
    startSending: () => messages.queue.start(),
    async close(stepMs: number): Promise<void> {
      await stopParts(platform.log, stepMs, [messages.queue.stop()])
      sms?.optOuts.handOver()
    },
  }
}

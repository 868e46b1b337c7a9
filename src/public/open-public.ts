import type { Config } from '../config.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { mainLanguage } from '../paths/paths.js'
import type { Platform } from '../platform/open-platform.js'
import { fromRoot } from '../platform/root.js'
import { createAssets } from '../platform/web/assets.js'
import { createTemplates } from '../platform/web/templates.js'
import { createTextMessages } from './text-messages/text-messages.js'

export interface PublicOptions {
  /** Reloads templates and assets when they change. */
  reload?: boolean
}

/** The families' side: text messages, and pages in the district's colors, which staff see, too. */
export function openPublic(
  config: Config,
  platform: Platform,
  { theme }: DirectoryWing,
  { reload = false }: PublicOptions,
) {
  const sms = createTextMessages(config, platform)
  return {
    sms,
    templates: createTemplates(fromRoot('views'), { reload }),
    assets: createAssets(undefined, { reload, theme }),
    /** Logs which of the district's colors or pictures cannot be used. */
    sayThemeFaults(): void {
      const { t } = platform.language.speech(mainLanguage)
      for (const { key, values } of theme().faults) platform.say(`The looks of the pages: ${t(key, values)}`)
    },
    async close(): Promise<void> {
      sms?.optOuts.handOver()
    },
  }
}

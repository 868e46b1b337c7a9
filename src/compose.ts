import { type AnsweringOptions, openAnswering } from './answering/open-answering.js'
import type { AppServices } from './app.js'
import type { Config } from './config.js'
import { openContent } from './content/open-content.js'
import { openDirectory } from './directory/open-directory.js'
import { openPlatform, type PlatformOptions } from './platform/open-platform.js'
import { closeInReverse } from './platform/threads/close-in-reverse.js'
import { openPublic, type PublicOptions } from './public/open-public.js'
import { openStaff } from './staff/open-staff.js'

export interface ComposeOptions extends PlatformOptions, AnsweringOptions, PublicOptions {
  /** Gives up a start that is under way: it rejects. */
  stopping?: AbortSignal
}

/** For all four steps of the end where nobody waits to kill, in milliseconds: content, answering (two), platform. */
const maxCloseMs = 60_000
const steps = 4

/** Everything the service runs on, built once. */
export type Services = Awaited<ReturnType<typeof compose>>

/**
 * Opens the wings in order, each with those below it, and takes up the published revision. They are closed in reverse.
 * @throws {DatabaseError | SeedError} when there is nothing to serve from; nothing is left running
 */
export async function compose(config: Config, options: ComposeOptions) {
  const closing = new AbortController()
  const wings = closeInReverse(options.log)

  /** Closes all parts, one after another. @param limitMs continues without parts that take longer, and ends threads */
  async function close(limitMs = maxCloseMs): Promise<void> {
    closing.abort()
    await wings.close(limitMs / steps)
  }

  try {
    const platform = wings.open(await openPlatform(config, options, closing.signal))
    const directory = wings.open(openDirectory(platform))
    const answering = wings.open(openAnswering(config, platform, directory, options))
    // Opened before content, so closed after it: an import releases the database when it ends.
    const families = wings.open(openPublic(config, platform, directory, options))
    const content = wings.open(openContent(config, platform, directory, answering))
    const staff = wings.open(openStaff(config, platform, directory, answering, content))
    await content.startAnswering(options.stopping)
    families.sayThemeFaults()
    families.startSending()
    staff.startLetters()
    const services = { ...platform, ...directory, ...answering, ...content, ...families, ...staff }
    return { ...services, config, close } satisfies AppServices & { close: typeof close }
  } catch (error) {
    await close()
    throw error
  }
}

import { join } from 'node:path'
import type { Config } from '../../config.js'

// Apart from what opens the center: commands read it, and need none of its pages.

/** In place of a district's name, for its metrics, log lines, and backups: those begin with a letter or a digit. */
export const centerLabel = '.center'

/**
 * The configuration of the center: its accounts and keys have a folder of their own, so that it never meets what a service of one
 * district left in DATA_DIR.
 */
export function centerConfig(config: Config & { centerUrl: string }): Config {
  const dataDir = join(config.dataDir, 'center')
  const { backups } = config
  return {
    ...{ ...config, dataDir, publicUrl: config.centerUrl, seedFolder: null },
    backups: backups && { ...backups, folder: join(backups.folder, centerLabel) },
  }
}

import { join } from 'node:path'

/** The project's own folder: `src/` (development) and `dist/` (built) are both directly below it. */
export const projectRoot = join(import.meta.dirname, '..', '..')

/** A path inside the project's own folder. */
export function fromRoot(...parts: string[]): string {
  return join(projectRoot, ...parts)
}

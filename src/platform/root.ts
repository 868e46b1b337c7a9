import { join } from 'node:path'

/** The project folder: `src/` (development) and `dist/` (built) are directly below it. */
export const projectRoot = join(import.meta.dirname, '..', '..')

/** A path inside the project folder. */
export function fromRoot(...parts: string[]): string {
  return join(projectRoot, ...parts)
}

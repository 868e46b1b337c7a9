import { fromRoot } from '../../../src/platform/root.js'

/** True if the tests are built, in their own folder inside the project. */
const built = import.meta.filename.endsWith('.js')

/**
 * Node arguments to run a project file in a separate process: the built file if the tests are built.
 * @param parts its path without an ending: `src`, `server`
 */
export function ourProgram(...parts: string[]): string[] {
  return built ? [`${fromRoot(...parts)}.js`] : fromSource(...parts)
}

/** The same from source, as `npm run dev` does. */
export function fromSource(...parts: string[]): string[] {
  return ['--import', 'tsx', `${fromRoot(built ? '..' : '.', ...parts)}.ts`]
}

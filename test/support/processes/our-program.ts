import { fromRoot } from '../../../src/platform/root.js'

/** Whether the tests are built, in a folder of their own inside the project's. */
const built = import.meta.filename.endsWith('.js')

/**
 * What Node is given to run one of our files in a process of its own: the built file where the tests are built too.
 * @param parts its path, without an ending: `src`, `server`
 */
export function ourProgram(...parts: string[]): string[] {
  return built ? [`${fromRoot(...parts)}.js`] : fromSource(...parts)
}

/** The same from its source, as `npm run dev` does. */
export function fromSource(...parts: string[]): string[] {
  return ['--import', 'tsx', `${fromRoot(built ? '..' : '.', ...parts)}.ts`]
}

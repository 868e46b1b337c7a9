/** A package that a service without development packages runs on. */
export interface Component {
  name: string
  version: string
  /** SPDX expression, as its author gave it; empty where none is given. */
  license: string
  /** Skipped if it cannot be installed. */
  optional: boolean
}

interface LockedPackage {
  version?: string
  license?: string
  dev?: boolean
  /** Both a development and an optional package, or an optional peer: installed without development packages, too. */
  devOptional?: boolean
  optional?: boolean
  /** Names a folder of this repository. */
  link?: boolean
}

/**
 * Lists what `npm ci --omit=dev` installs, by name and version; a package with two versions is listed twice.
 * @param lock text of package-lock.json, lockfile version 2 or 3
 * @throws {Error} for anything else
 */
export function listComponents(lock: string): Component[] {
  const { lockfileVersion, packages } = JSON.parse(lock)
  if (lockfileVersion !== 2 && lockfileVersion !== 3)
    throw new Error(`package-lock.json has version ${lockfileVersion}: run "npm install" with npm 7 or newer`)
  const found = new Map<string, Component>()
  for (const [path, { version = '', license = '', dev, link, ...rest }] of Object.entries(
    packages as Record<string, LockedPackage>,
  )) {
    if (path === '' || dev || link) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const optional = Boolean(rest.optional || rest.devOptional)
    found.set(`${name}@${version}`, { name, version, license, optional })
  }
  return [...found.values()].sort((a, b) => order(a.name, b.name) || order(a.version, b.version))
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

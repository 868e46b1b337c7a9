import type { Express } from 'express'

/** A route of the app. */
export interface AppRoute {
  method: string
  /** Pattern: `/es/admin/accounts/:id`. */
  path: string
}

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
  match(path: string): boolean
}

/** Every route of an app, through all mounted routers. @param prefixes where routers may be mounted */
export function routesOf(app: Express, prefixes: string[]): AppRoute[] {
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack, '', prefixes)
}

function walk(stack: Layer[], base: string, prefixes: string[]): AppRoute[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, methods } = layer.route
      const all = [path].flat()
      return all.flatMap((each) =>
        Object.keys(methods).map((method) => ({ method, path: `${base}${each === '/' ? '' : each}` || '/' })),
      )
    }
    if (!layer.handle.stack) return []
    return walk(layer.handle.stack, `${base}${mountOf(layer, prefixes)}`, prefixes)
  })
}

/** The mount path of a router: Express does not store it, but can match addresses below it. */
function mountOf(layer: Layer, prefixes: string[]): string {
  // A router that matches an unused path is mounted at the top.
  if (layer.match('/no-such-place')) return ''
  const found = prefixes.find((prefix) => layer.match(prefix))
  if (found === undefined) throw new Error(`A router is mounted at none of ${prefixes.join(', ')}`)
  return found
}

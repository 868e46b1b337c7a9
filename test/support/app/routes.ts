import type { Express } from 'express'

/** An address that the app answers at. */
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

/** Every route of an app, through all routers that are mounted in it. `prefixes`: where routers may be mounted. */
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

/** Where a router is mounted: Express keeps no pattern of it, but tells whether an address is below. */
function mountOf(layer: Layer, prefixes: string[]): string {
  // What takes a path that nobody mounts anything at is mounted at the top.
  if (layer.match('/no-such-place')) return ''
  const found = prefixes.find((prefix) => layer.match(prefix))
  if (found === undefined) throw new Error(`A router is mounted at none of ${prefixes.join(', ')}`)
  return found
}

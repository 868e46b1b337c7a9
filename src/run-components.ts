import { readFileSync } from 'node:fs'
import { listComponents } from './list-components.js'
import { fromRoot } from './root.js'

// `npm run components`: what the service runs on, as tab-separated lines: name, version, license.

for (const { name, version, license, optional } of listComponents(
  readFileSync(fromRoot('package-lock.json'), 'utf8'),
))
  console.log([name, version, license || 'no license given', ...(optional ? ['optional'] : [])].join('\t'))

import { readFileSync } from 'node:fs'
import { fromRoot } from '../platform/root.js'
import { listComponents } from './list-components.js'

// `npm run components` lists the components of the service, as tab-separated lines: name, version, license.

for (const { name, version, license, optional } of listComponents(
  readFileSync(fromRoot('package-lock.json'), 'utf8'),
))
  console.log([name, version, license || 'no license given', ...(optional ? ['optional'] : [])].join('\t'))

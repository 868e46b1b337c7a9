import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readFolders } from '../districts/command-config.js'
import { readDistrictConfig } from '../districts/district-settings.js'
import {
  addDistrict,
  type DistrictFolders,
  existing,
  faultOfSettings,
  isHeld,
  listEach,
  movedTo,
  pauseDistrict,
  removeDistrict,
  resumeDistrict,
} from '../districts/manage-districts.js'
import { moveDistrict } from '../districts/move-district.js'
import type { Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { findRunningMeilisearch } from '../platform/search/meilisearch/find-running-meilisearch.js'
import { forgetDistrict } from '../platform/search/meilisearch/forget-district.js'
import { runCommand } from './run-command.js'

// `npm run district -- add|list|pause|resume|remove|move NAME`, also while the service runs.

const usage = `npm run district -- list
npm run district -- add NAME --url https://ask.your-district.org
npm run district -- pause NAME
npm run district -- resume NAME
npm run district -- remove NAME --yes [--backups FOLDER]
npm run district -- move NAME --to FOLDER --at http://127.0.0.1:3002

move takes it to another service: --to is the DISTRICTS_DIR of that one, --at its own address.
remove makes a backup first, in DISTRICTS_DIR/.removed unless another folder is given.`

async function run(english: Speech): Promise<void> {
  const { command, name, url, yes, backups, to, at } = readArguments()
  const { service, ...folders } = readFolders()
  switch (command) {
    case 'list': {
      const lines = listEach(folders, english)
      for (const { name, address, state, megabytes } of lines)
        console.log([name.padEnd(20), address.padEnd(36), `${megabytes} MB`.padStart(8), state].join('  '))
      if (lines.length === 0) console.log(english.t('districts.none', { folder: folders.folder }))
      return
    }
    case 'add':
      if (url === undefined) throw refuseUsage()
      addDistrict(folders, name, url)
      console.log(
        `${join(folders.folder, name)} is ready. A running service opens it within ten seconds, and prints the link for its first admin.`,
      )
      return
    case 'pause': {
      await pauseDistrict(folders, name)
      console.log(`${name} is paused: its address shows help lines.`)
      const fault = faultOfSettings(folders, name)
      if (fault) console.log(`Before it can go on, its settings must be fixed. ${fault.say(english)}`)
      return
    }
    case 'resume':
      console.log(
        resumeDistrict(folders, name)
          ? `${name} goes on. A running service opens it within ten seconds.`
          : sayNotPaused(folders, name, english),
      )
      return
    case 'move': {
      if (to === undefined || at === undefined || !/^http:\/\/[^/]+\/?$/.test(at) || !URL.canParse(at))
        throw refuseUsage()
      const order = { name, to: resolve(to), at, now: new Date(), stopping: stopOnSignals() }
      const seconds = await moveDistrict(folders, order)
      console.log(
        `${name} is in ${join(order.to, name)} now. It did not answer for ${Math.ceil(seconds)} seconds.`,
      )
      console.log(
        'Now send its address to the other service, in the load balancer. Here it shows help lines until then.',
      )
      console.log(`Then remove it here: npm run district -- remove ${name} --yes`)
      return
    }
    case 'remove': {
      const own = existing(folders.folder, name)
      if (!yes) throw new Refusal(wording('districts.sayYes', { name }))
      const config = readDistrictConfig(name, own, folders.env)
      const to = backups === undefined ? join(folders.folder, '.removed') : resolve(backups)
      const isMoved = movedTo(own) !== null
      const file = await removeDistrict(folders, name, to, config, new Date())
      const server = service.meiliUrl
        ? { url: service.meiliUrl, key: service.meiliKey }
        : await findRunningMeilisearch(service.dataDir)
      // On a Meilisearch that services share, the index is in use where the district is now.
      if (server && !(isMoved && service.meiliUrl)) await forgetDistrict(server, name)
      console.log(
        file === null ? `${name} is removed. It had no data.` : `${name} is removed. Its backup: ${file}`,
      )
      if (!server) console.log(`Meilisearch does not run: the index of ${name} is still there, and unused.`)
      return
    }
  }
  throw refuseUsage()
}

/** What a service does with one that was not paused, and how it takes changed settings. */
function sayNotPaused(folders: DistrictFolders, name: string, english: Speech): string {
  const fault = faultOfSettings(folders, name)?.say(english)
  const again = `npm run district -- pause ${name}, then npm run district -- resume ${name}`
  if (!isHeld(folders.folder, name))
    return fault
      ? `${name} was not paused. It is not open: a running service opens it within ten seconds once this is fixed. ${fault}`
      : `${name} was not paused. A running service opens it within ten seconds, or its log says why not.`
  return fault
    ? `${name} was not paused. It goes on with its old settings, because the new ones have faults. Fix them, then: ${again}. ${fault}`
    : `${name} was not paused, and goes on. Settings that were changed since it was opened count after: ${again}.`
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        ...{ url: { type: 'string' }, yes: { type: 'boolean' }, backups: { type: 'string' } },
        ...{ to: { type: 'string' }, at: { type: 'string' } },
      },
      allowPositionals: true,
    })
    const [command = '', name = '', ...more] = positionals
    if (more.length === 0 && (command === 'list') === (name === '')) return { command, name, ...values }
  } catch (error) {
    throw refuseUsage(error)
  }
  throw refuseUsage()
}

/** A move that is stopped before the switch leaves the district where it was. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => stop.abort(new Refusal(wording('districts.moveStopped'))))
  return stop.signal
}

const refuseUsage = (cause?: unknown) => new Refusal(wording('asWritten', { text: usage }), { cause })

await runCommand(run)

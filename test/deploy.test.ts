import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import yaml from 'yaml'
import { nameBackup } from '../src/commands/name-backup.js'
import { secretNames } from '../src/config.js'
import { fixedRoutes } from '../src/paths/paths.js'
import { fromRoot } from '../src/platform/root.js'

const read = (file: string) => readFileSync(fromRoot('deploy', file), 'utf8')
/** Without comments. */
const lines = (file: string) =>
  read(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))

const caddyfiles = ['Caddyfile', 'districts.Caddyfile']

describe('The files in deploy/', () => {
  const { metrics } = fixedRoutes
  /** The spellings that Express takes. */
  const spellings = [metrics, `${metrics}/`, metrics.toUpperCase()]

  it('let nginx refuse /metrics, however it is spelled', () => {
    const nginx = lines('nginx.conf')
    const at = nginx.findIndex((line) => line.includes('metrics'))
    const [, pattern = ''] = /^location ~\* (\S+) \{$/.exec(nginx[at] ?? '') ?? []
    const below = spellings.map((path) => `/d/elm${path}`)
    for (const path of [...spellings, ...below]) assert.match(path, new RegExp(pattern, 'i'))
    assert.equal(nginx[at + 1], 'return 404;')
  })

  it('let nginx pass large files to staff pages, also of a district below a path', () => {
    const nginx = lines('nginx.conf')
    const at = nginx.indexOf('client_max_body_size 512m;')
    const [, pattern = ''] = /^location ~ (\S+) \{$/.exec(nginx[at - 1] ?? '') ?? []
    for (const path of [
      '/admin/imports',
      '/es/admin/imports',
      '/d/elm/admin/imports',
      '/d/elm/es/admin/imports',
    ])
      assert.match(path, new RegExp(pattern))
    assert.doesNotMatch('/d/elm/ask', new RegExp(pattern))
  })

  it('let Caddy refuse /metrics', () => {
    for (const file of caddyfiles) {
      // Caddy compares paths without regard to case.
      assert.ok(lines(file).includes(`@metrics path ${metrics} ${metrics}/`), file)
      assert.ok(lines(file).includes('respond @metrics 404'), file)
    }
  })

  it('let HAProxy refuse /metrics before it chooses a service', () => {
    const haproxy = lines('haproxy.cfg')
    const at = haproxy.indexOf(`http-request return status 404 if { path -i ${metrics} ${metrics}/ }`)
    const choosing = haproxy.findIndex((line) => line.startsWith('use_backend '))
    assert.ok(at !== -1 && at < choosing)
    assert.ok(!haproxy.some((line) => line.startsWith('http-request allow')))
  })

  it('let every proxy name 911 while the service is not there', () => {
    const plain = (words = '') => words.replaceAll('\\n', '\n').trim()
    const [ofCaddy = '', ...more] = [
      ...caddyfiles.map((file) => /respond "([^"]+)"/.exec(read(file))?.[1]),
      /return 503 "([^"]+)"/.exec(read('nginx.conf'))?.[1],
      ...['502', '503', '504'].map(
        (status) =>
          new RegExp(`^ +http-error status ${status} .* string "([^"]+)"`, 'm').exec(
            read('haproxy.cfg'),
          )?.[1],
      ),
    ].map(plain)
    assert.match(ofCaddy, /911/)
    assert.equal(more.length, 5)
    for (const other of more) assert.equal(other, ofCaddy)
  })

  it('let a balancer send every district’s name to one service', () => {
    const backends = lines('haproxy.cfg').flatMap((line) => /^backend (\S+)$/.exec(line)?.[1] ?? [])
    assert.deepEqual(backends, ['first', 'second'])
    const places = lines('haproxy-districts.map').map((line) => line.split(' '))
    for (const [host = '', backend = '', ...rest] of places) {
      assert.match(host, /^(?:ask\.[a-z]+\.example|center\.example(?:\/d\/[a-z]+)?)$/)
      assert.ok(backends.includes(backend) && rest.length === 0, host)
    }
    const hosts = places.map(([host = '']) => host)
    assert.equal(new Set(hosts).size, hosts.length)
    assert.ok(hosts.includes('ask.center.example'), 'the name of the center’s own pages')
    const ofCaddy = lines('districts.Caddyfile').filter((line) => /^(?:ask|center)\..* \{$/.test(line))
    const names = ofCaddy.flatMap((line) => line.replace(' {', '').split(', '))
    assert.deepEqual(names.sort(), hosts.filter((host) => !host.includes('/')).sort())
    // Below a path of one name: Caddy lists those that are not of the first service.
    for (const [address = ''] of places.filter(
      ([address = '', backend]) => /\//.test(address) && backend !== 'first',
    )) {
      const path = address.slice(address.indexOf('/'))
      assert.ok(lines('districts.Caddyfile').includes(`@second path ${path} ${path}/*`), address)
    }
    for (const block of read('districts.Caddyfile')
      .split(/^\S.* \{$/m)
      .slice(-4)) {
      assert.match(block, /^\timport district$/m)
      assert.match(block, /^\treverse_proxy \S+ \{\n\t\timport service\n\t\}$/m)
    }
    const headers = [
      /^ {4}http-request set-header X-Forwarded-For %\[src\]$/m,
      /^ {4}http-request del-header X-Forwarded-Host$/m,
    ]
    // Else a scanner reads a district's name in the certificate of another one.
    assert.match(read('haproxy.cfg'), /^ {4}bind :443 ssl .* strict-sni /m)
    for (const header of headers) assert.match(read('haproxy.cfg'), header)
  })

  it('write no page and no visitor’s address into the log of a proxy', () => {
    const nginx = lines('nginx.conf')
    const servers = nginx.join('\n').split('server {').slice(1)
    assert.equal(servers.length, 2)
    for (const server of servers) {
      assert.match(server, /^access_log (off|\S+ without_words);$/m)
      assert.match(server, /^error_log \S+ crit;$/m)
    }
    const [format = ''] = nginx.filter((line) => line.startsWith('log_format without_words '))
    assert.match(format, /\$status/)
    assert.doesNotMatch(
      format,
      /\$(request|request_uri|uri|args|query_string|arg_\w+|http_referer|remote_addr|realip_remote_addr|http_x_forwarded_for)\b/,
    )
    for (const file of caddyfiles) {
      const caddy = lines(file)
      const logs = caddy.flatMap((line, at) => (line.startsWith('log') ? caddy.slice(at, at + 3) : []))
      // Without it, a request that fails is logged with its address.
      assert.deepEqual(logs, ['log {', 'exclude http.log.error http.handlers.reverse_proxy', '}'], file)
    }
    const haproxy = lines('haproxy.cfg')
    const formats = haproxy.filter((line) => /log-format|httplog|tcplog|log-tag|capture /.test(line))
    assert.deepEqual(formats, [
      'log-format "[%tr] %HM %ST %B %Ta %b %[capture.res.hdr(0)]"',
      'error-log-format "[%tr] connection failed: %[fc_err_str]"',
      'capture response header X-Request-Id len 64',
    ])
  })

  it('give the image what npm start and the commands need', () => {
    const copied = lines('Dockerfile').join('\n')
    for (const place of [
      'src/commands/build.mjs',
      'src/commands/run.mjs',
      'app/dist',
      'app/views',
      'app/seeds',
    ])
      assert.ok(copied.includes(place), place)
    const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
    const starts = JSON.parse([...copied.matchAll(/^CMD (.*)$/gm)].at(-1)?.[1] ?? '[]')
    assert.equal(starts.join(' '), scripts.start)
  })

  it('leave TypeScript out of the image', () => {
    const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'))
    const { dev, bin } = packages['node_modules/typescript']
    assert.equal(dev, undefined, 'npm prune does that by itself now')
    const [, removed = ''] = /rm -rf (node_modules[^&]+)&&/.exec(lines('Dockerfile').join(' ')) ?? []
    const commands = Object.keys(bin).map((name) => `node_modules/.bin/${name}`)
    for (const place of ['node_modules/typescript', 'node_modules/@typescript', ...commands])
      assert.ok(removed.split(/\s+/).includes(place), place)
  })

  it('have an image that lists what it is made of without the packages of development', () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-sbom-'))
    try {
      for (const file of ['package.json', 'package-lock.json'])
        copyFileSync(fromRoot(file), join(folder, file))
      const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 ** 2,
      })
      assert.ok(stdout, stderr.slice(0, 300))
      const { bomFormat, components } = JSON.parse(stdout)
      assert.equal(bomFormat, 'CycloneDX')
      const names = components.map(({ name }: { name: string }) => name)
      assert.ok(names.includes('express') && !names.includes('mocha'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('stop Litestream in time to copy the last changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-litestream-'))
    writeFileSync(
      join(folder, 'litestream'),
      `#!/bin/sh\ntrap 'echo stopped; exit 0' TERM\necho started\nwhile :; do sleep 0.05; done\n`,
      { mode: 0o755 },
    )
    const [shell, ...how] = yaml.parse(read('compose.yaml')).services.litestream.entrypoint
    const [script] = yaml.parse(read('compose.yaml')).services.litestream.command
    const env = { PATH: `${folder}:${process.env.PATH}` }
    const child = spawn(shell, [...how, script.replaceAll('$$', '$')], { env, detached: true })
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    try {
      await once(child.stdout, 'data')
      child.kill('SIGTERM')
      assert.deepEqual(await once(child, 'close'), [0, null])
      assert.equal(said, 'started\nstopped\n')
    } finally {
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        // All have ended.
      }
      rmSync(folder, { recursive: true })
    }
  })

  it('let no unit kill a program for a refused system call', () => {
    for (const file of ['who-to-ask.service', 'who-to-ask-litestream.service', 'who-to-ask-copy.service']) {
      const unit = lines(file)
      assert.ok(unit.includes('SystemCallFilter=~@privileged @resources'), file)
      // As it starts, Litestream calls setrlimit, which is one of @resources.
      assert.ok(unit.includes('SystemCallErrorNumber=EPERM'), file)
    }
  })

  it('let systemd start the service again until it works, soon at first and every minute at last', () => {
    const unit = lines('who-to-ask.service')
    const value = (key: string) => unit.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1)
    assert.equal(value('StartLimitIntervalSec'), '0')
    assert.equal(value('StartLimitBurst'), undefined)
    // A supervisor that got a stray SIGTERM ends with code 0.
    assert.equal(value('Restart'), 'always')
    // systemd never shortens the pause again by itself.
    const pauses = ['RestartSec', 'RestartSteps', 'RestartMaxDelaySec'].map((key) => Number(value(key)))
    assert.deepEqual(pauses, [5, 4, 60])
  })

  describe('who-to-ask-copy.service', () => {
    const copy = lines('who-to-ask-copy.service')
    const values = (key: string) =>
      copy.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1))
    const [folder = ''] = values('ReadWritePaths')

    it('is as closed as the service, and runs as its user', () => {
      const service = lines('who-to-ask.service')
      const ofService = service.slice(service.indexOf('ProtectSystem=strict'), service.indexOf('[Install]'))
      const identity = ['User', 'Group', 'StateDirectory', 'StateDirectoryMode', 'UMask', 'EnvironmentFile']
      const closed = [...ofService, ...service.filter((line) => identity.includes(line.split('=')[0] ?? ''))]
      assert.ok(closed.length > 30)
      assert.deepEqual(
        closed.filter((line) => !copy.includes(line)),
        [
          'ProcSubset=all',
          'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
          'RemoveIPC=yes',
          'SystemCallFilter=setpriority',
        ],
        'it needs less; the last but one would take from the service',
      )
    })

    it('writes encrypted, below the place of a disk that must be mounted', () => {
      assert.deepEqual(values('RequiresMountsFor'), [dirname(folder)])
      assert.deepEqual(values('ExecStartPre'), [`+/usr/bin/mountpoint ${dirname(folder)}`])
      const [command = '', ...rest] = values('ExecStart')[0]!.replace('/usr/bin/node ', '').split(' ')
      assert.deepEqual(rest, [folder, '--encrypt'])
      assert.ok(existsSync(fromRoot(command.replace('dist', 'src').replace('.js', '.ts'))), command)
    })

    it('deletes its own old copies alone', () => {
      const [command = '', ...rest] = values('ExecStartPost')[0]!.split(' ')
      assert.equal(rest[0], folder)
      const here = mkdtempSync(join(tmpdir(), 'who-to-ask-copies-'))
      try {
        const age = (file: string, days: number) => {
          writeFileSync(file, '')
          const then = new Date(Date.now() - days * 24 * 60 * 60_000)
          utimesSync(file, then, then)
          return basename(file)
        }
        const copyOf = (day: string) => nameBackup(here, new Date(`${day}T04:31:00Z`), true)
        const kept = [
          age(copyOf('2026-11-29'), 0),
          age(copyOf('2026-10-31'), 34.5),
          age(join(here, 'who-to-ask-daily-2026-10-01.zip.age'), 60),
          age(join(here, 'photos.zip.age'), 60),
        ]
        for (const [day, days] of [
          ['2026-10-25', 35.5],
          ['2026-10-18', 42],
          ['2025-11-02', 400],
        ] as const)
          age(copyOf(day), days)
        assert.equal(readdirSync(here).length, 7)
        const { status, stderr } = spawnSync(basename(command), [here, ...rest.slice(1)], {
          encoding: 'utf8',
        })
        assert.equal(status, 0, stderr)
        assert.deepEqual(readdirSync(here).sort(), kept.sort())
      } finally {
        rmSync(here, { recursive: true })
      }
    })

    it('is started by its timer, also for a time that was missed', () => {
      const timer = lines('who-to-ask-copy.timer')
      assert.ok(timer.includes('OnCalendar=Sun *-*-* 04:30') && timer.includes('Persistent=true'))
      assert.ok(timer.includes('WantedBy=timers.target'))
      assert.ok(!copy.includes('[Install]'), 'the timer is what is enabled')
    })
  })

  it('let each read-only container write where it must', () => {
    const { services } = yaml.parse(read('compose.yaml'))
    const tmp = Object.keys(services).filter((name) => String(services[name].tmpfs).includes('/tmp:'))
    assert.deepEqual(tmp, ['service', 'meilisearch'], 'Meilisearch keeps what it receives in /tmp first')
    const made = /^RUN install -d -o 1000 .* (\/data .*)$/m.exec(read('Dockerfile'))?.[1]?.split(' ')
    const mounted = services.service.volumes.map((volume: string) => volume.split(':').at(-1))
    assert.deepEqual(mounted, made, 'an empty volume has the owner that the image gives it')
  })

  it('start under Podman, too', () => {
    const { services } = yaml.parse(read('compose.yaml'))
    // Podman leaves an image's own check out, and a container that waits for it would wait forever.
    const [, ofImage = '[]'] = /^HEALTHCHECK .*\\\n +CMD (.*)$/m.exec(read('Dockerfile')) ?? []
    const [node, option, script] = JSON.parse(ofImage)
    const { test } = services.service.healthcheck ?? {}
    assert.equal(typeof test, 'string', 'podman-compose runs a list wrongly')
    assert.equal(test.replaceAll('$$', '$'), `${node} ${option} '${script}'`)
    const mounts = Object.keys(services).flatMap((name) => services[name].tmpfs ?? [])
    // It refuses an owner: "unknown mount option".
    for (const mount of mounts) assert.match(mount, /^\/\w+:mode=1777,size=\w+$/)
    assert.equal(mounts.length, 3)
  })

  it('have a backup restored by commands of the document that name their services', () => {
    const { services } = yaml.parse(read('compose.yaml'))
    const operating = readFileSync(fromRoot('docs', 'operating.md'), 'utf8')
    const commands = [
      ...operating.matchAll(/docker compose -f deploy\/compose\.yaml (stop|run|exec) ([^`\n]+)/g),
    ]
    for (const [whole, verb, rest = ''] of commands) {
      const words = rest.replaceAll(/--(?:rm|no-deps)\b|--entrypoint \S+/g, '').match(/\S+/g) ?? []
      for (const name of verb === 'stop' ? words : words.slice(0, 1)) assert.ok(name in services, whole)
    }
    const restore = commands.findIndex(
      ([, verb, rest]) => verb === 'run' && rest!.includes('npm run restore -- /backups/'),
    )
    const stop = commands.findIndex(([, verb, rest]) => verb === 'stop' && rest === 'service litestream')
    assert.ok(stop !== -1 && stop < restore, 'both write into the folder of the data')
  })

  it('name settings that exist', () => {
    const { services } = yaml.parse(read('compose.yaml'))
    const known = readFileSync(fromRoot('.env.example'), 'utf8')
    const ofCompose = ['SITE', 'BACKUPS', 'REPLICA']
    const named = [
      ...Object.keys(services.service.environment),
      ...lines('env.example').map((line) => line.split('=')[0] ?? ''),
      ...[...read('env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name = '']) => name),
    ].filter((name) => !ofCompose.includes(name))
    assert.ok(named.length > 8)
    for (const name of named) assert.ok(known.includes(`#${name}=`), name)
    const [, secret = ''] = /^#Environment=(\w+)_FILE=/m.exec(read('who-to-ask.service')) ?? []
    assert.ok(secretNames().includes(secret), secret)
  })

  describe('take-over.sh', () => {
    const root = mkdtempSync(join(tmpdir(), 'take-over-'))
    after(() => rmSync(root, { recursive: true }))
    const has = (...path: string[]) => existsSync(join(root, 'districts', ...path))

    function takeOver() {
      const env = {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        DISTRICTS_DIR: join(root, 'districts'),
        DATA_DIR: join(root, 'data'),
      }
      return spawnSync(fromRoot('deploy', 'take-over.sh'), { env, encoding: 'utf8' })
    }

    before(() => {
      mkdirSync(join(root, 'bin'))
      // In place of Litestream, whose own file is not part of a checkout: its last argument is the database.
      const restore = '[[ $* == *broken* ]] && exit 1; for last; do :; done; echo "$*" >"$last"'
      writeFileSync(join(root, 'bin', 'litestream'), `#!/usr/bin/env bash\n${restore}\n`, { mode: 0o755 })
      for (const name of ['elm', 'oak grove', 'broken', 'open', 'resting', 'bare'])
        mkdirSync(join(root, 'districts', name, ...(name === 'bare' ? [] : ['keys'])), { recursive: true })
      mkdirSync(join(root, 'elsewhere', 'keys'), { recursive: true })
      symlinkSync(join(root, 'elsewhere'), join(root, 'districts', 'linked'))
      mkdirSync(join(root, 'data', 'center', 'keys'), { recursive: true })
      writeFileSync(join(root, 'districts', 'open', 'who-to-ask.sqlite'), 'there')
      writeFileSync(join(root, 'districts', 'resting', 'paused'), '')
    })

    it('restores what it can, names what it cannot, and touches no database that is there', () => {
      const { status, stdout, stderr } = takeOver()
      assert.notEqual(status, 0)
      const said = stdout.trim().split('\n').sort()
      assert.deepEqual(said, [
        'center is restored.',
        'elm is restored.',
        'linked is restored.',
        'oak grove is restored.',
        'open has a database: left as it is.',
        'resting is paused: left as it is.',
      ])
      assert.match(stderr, /broken is not restored: restore its newest backup\./)
      assert.match(stderr, /bare has no keys: copy them from its newest backup first\./)
      assert.ok(has('elm', 'who-to-ask.sqlite') && !has('resting', 'who-to-ask.sqlite'))
      assert.equal(readFileSync(join(root, 'districts', 'open', 'who-to-ask.sqlite'), 'utf8'), 'there')
    })

    it('says which setting it needs', () => {
      const { status, stderr } = spawnSync(fromRoot('deploy', 'take-over.sh'), {
        env: { PATH: process.env.PATH },
        encoding: 'utf8',
      })
      assert.equal(status, 1)
      assert.match(stderr, /Set DISTRICTS_DIR/)
    })
  })
})

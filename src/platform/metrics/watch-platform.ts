import { statSync } from 'node:fs'
import type { HealthNotes } from '../web/health-notes.js'
import type { DiskWatch } from '../web/watch-disk.js'
import type { Metrics } from './metrics.js'

interface Watched {
  /** The database. */
  file: string
  disk: Pick<DiskWatch, 'free'>
  notes: Pick<HealthNotes, 'list'>
}

/** Which parts are degraded, and how full the disk is. */
export function watchPlatform(metrics: Metrics, { file, disk, notes }: Watched): void {
  watchNotes(metrics, notes)
  metrics.gauge({ name: 'disk_free_bytes', help: 'Free space where the service writes' }, disk.free)
  metrics.gauge(
    { name: 'database_bytes', help: 'Size of the database, without its log' },
    () => statSync(file).size,
  )
}

/** Which parts are degraded. */
export function watchNotes(metrics: Metrics, notes: Pick<HealthNotes, 'list'>): void {
  metrics.gauge(
    {
      name: 'degraded',
      help: '1 for each part that /readyz lists as degraded',
      labelNames: ['part'],
    },
    () => new Map(notes.list().map(({ part }) => [part, 1])),
  )
}

import type { Metrics } from '../platform/metrics/metrics.js'
import type { KnownDistrict } from './center/report-districts.js'

type WatchedDistrict = Pick<KnownDistrict, 'state' | 'reason'>

/** How many districts answer, and how many should and do not. @param known every district of the folder */
export function watchDistricts(metrics: Metrics, known: () => readonly WatchedDistrict[]): void {
  const gauge = (name: string, help: string, is: (district: WatchedDistrict) => boolean) =>
    metrics.gauge({ name, help }, () => known().filter(is).length)
  const answers = ({ state }: WatchedDistrict) => state === 'open' || state === 'asleep'

  gauge('districts_open', 'Districts that answer', answers)
  gauge(
    'districts_asleep',
    'Those of them that are closed until somebody asks',
    ({ state }) => state === 'asleep',
  )
  gauge(
    'districts_with_faulty_settings',
    'Those of them that go on with old settings, because the new ones have faults',
    (each) => answers(each) && each.reason !== null,
  )
  gauge(
    'districts_not_open',
    'Districts that should answer and do not: they could not be opened, or still start',
    ({ state }) => state === 'broken' || state === 'starting',
  )
  gauge('districts_paused', 'Districts that are paused', ({ state }) => state === 'paused')
}

import type { RequestHandler } from 'express'
import { ChannelOff } from '../platform/web/errors.js'
import type { DirectorySnapshot } from './model/directory-snapshot.js'
import type { DistrictChannel } from './model/district-store.js'

/** Whether the district has switched a channel off. From memory. */
export function isChannelOff(
  { directory }: { directory(): DirectorySnapshot },
  channel: DistrictChannel,
): boolean {
  return directory().district.channelsOff.includes(channel)
}

/** Refuses requests while the district has switched a channel off. */
export function refuseWhileOff(
  services: { directory(): DirectorySnapshot },
  channel: DistrictChannel,
): RequestHandler {
  return (_req, _res, next) => next(isChannelOff(services, channel) ? new ChannelOff() : undefined)
}

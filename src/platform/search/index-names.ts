/**
 * The index of a directory. Names of districts have no underscore, so that no index has the name of another's.
 * @param district null where the service is of one
 */
export const directoryIndexName = (district: string | null): string =>
  district === null ? 'directory' : `${district}_directory`

/** The next one, while it is being filled. */
export const nextDirectoryIndexName = (district: string | null): string =>
  `${directoryIndexName(district)}-next`

/** The district facts on every page. */
export interface DistrictCard {
  /** Cedar Valley Public Schools */
  name: string
  /** Cedar Valley */
  shortName: string
  /** E.164. */
  phone: string
  /** As stored: `Mo-Fr 07:30-16:30`. */
  phoneHours: string
  email: string
  /** Web address of the district's own site. */
  website: string
  /** E.164; null when interpreters are reached at the main number. */
  interpreterPhone: string | null
  /** IANA name: `America/New_York`. */
  timeZone: string
  /** The channels that the district has switched off, such as `sms`; absent for none. */
  channelsOff?: readonly string[]
  /** The main line in words while it is closed; null while open. */
  closed?: { text: string; why: string | null } | null
}

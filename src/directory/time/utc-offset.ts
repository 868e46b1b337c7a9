/** A time zone's UTC offset at a moment, in hours: -4 in a New York summer. @param timeZone IANA name */
export function utcOffset(timeZone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment)
  const [, sign, hours, minutes] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  const distance = Number(hours ?? 0) + Number(minutes ?? 0) / 60
  return sign === '-' ? -distance : distance
}

/** The suffix of a clock time: `-04:00`. */
export function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export type LogoFaultKind =
  | 'place'
  | 'size'
  | 'kind'
  | 'broken'
  | 'script'
  | 'others'
  | 'part'
  | 'xml'
  | 'xmlns'
  | 'measures'

/** Why a file cannot be a logo, to follow its name: "is 31 KB …". */
export class LogoFault extends Error {
  override name = 'LogoFault'

  constructor(
    message: string,
    readonly kind: LogoFaultKind,
    /** The part of the picture: `<set>`; empty for the whole picture. */
    readonly part = '',
  ) {
    super(message)
  }
}

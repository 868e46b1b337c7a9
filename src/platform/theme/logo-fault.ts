export type LogoFaultKind =
  | 'place'
  | 'size'
  | 'kind'
  | 'broken'
  | 'script'
  | 'others'
  | 'part'
  | 'xml'
  | 'measures'

/** Why a file is no logo, to be put behind its name: "is 31 KB …". */
export class LogoFault extends Error {
  override name = 'LogoFault'

  constructor(
    message: string,
    readonly kind: LogoFaultKind,
    /** What in the picture it is about: `<set>`; empty where it is all of it. */
    readonly part = '',
  ) {
    super(message)
  }
}

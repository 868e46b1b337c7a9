declare module 'opencc-js/dict/*' {
  /** `头 頭|发 發 髮` */
  const dictionary: string
  // biome-ignore lint/style/noDefaultExport: the package has one.
  export default dictionary
}

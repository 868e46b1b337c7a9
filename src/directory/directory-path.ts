/** Addresses of the directory's pages, below the prefix of a language. */
export const directoryPath = {
  school: (slug: string) => `/schools/${slug}`,
  office: (id: string) => `/offices/${id}`,
  /** An office at a school. */
  contact: (office: string, school: string) => `/schools/${school}/${office}`,
  person: (slug: string) => `/people/${slug}`,
  topic: (slug: string) => `/topics/${slug}`,
}

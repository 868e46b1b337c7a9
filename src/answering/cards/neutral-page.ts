/** The target of a quick exit: a fast page that anyone might have open. */
export const neutralPage = 'https://www.weather.gov/'

/** Where a quick exit leads: a fast page that anyone might have open. */
export const neutralPage = 'https://www.weather.gov/'

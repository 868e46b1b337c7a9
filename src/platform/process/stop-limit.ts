/** For requests in progress when the service stops; in milliseconds. */
export const maxAnsweringMs = 5000
/** Then for closing all parts, in four steps of a quarter each. */
export const maxClosingMs = 3000
/** The supervisor kills what takes longer; Docker kills both after ten seconds (https://docs.docker.com/reference/cli/docker/container/stop/). */
export const maxStopMs = maxAnsweringMs + maxClosingMs + 1000

#!/usr/bin/env bash
# On a standby machine, when the first one is lost: restores each district's database from its Litestream replica.
# Then `npm start` here, and change the balancer. See docs/scale.md.
#
#   DISTRICTS_DIR=/srv/districts LITESTREAM_CONFIG=/etc/litestream.yml deploy/take-over.sh
#
# DISTRICTS_DIR has the same path as on the first machine, and each district's settings.env, keys, and models, copied daily.
# With DATA_DIR the center's own accounts, too, where it has center/keys.
set -euo pipefail
: "${DISTRICTS_DIR:?Set DISTRICTS_DIR to the folder of the districts.}"
: "${LITESTREAM_CONFIG:=/etc/litestream.yml}"
export LITESTREAM_CONFIG

restore() {
  local folder=${1%/}
  local name=${folder##*/} database=$folder/who-to-ask.sqlite
  if [[ -e $folder/paused ]]; then
    echo "$name is paused: left as it is."
  elif [[ -e $database ]]; then
    echo "$name has a database: left as it is."
  elif [[ ! -d $folder/keys ]]; then
    echo "$name has no keys: copy them from its newest backup first." >&2
    return 1
  else
    # Litestream restores beside it and renames: a database is there as a whole or not at all.
    if litestream restore -config "$LITESTREAM_CONFIG" "$database"; then
      echo "$name is restored."
    else
      echo "$name is not restored: restore its newest backup." >&2
      return 1
    fi
  fi
}
export -f restore

# Four at a time; goes on with the others when one fails.
# A district's folder may be a link.
{
  find -L "$DISTRICTS_DIR" -mindepth 1 -maxdepth 1 -type d -not -name '.*' -print0
  if [[ -d ${DATA_DIR:-}/center/keys ]]; then printf '%s\0' "$DATA_DIR/center"; fi
} |
  xargs -0 -r -P 4 -I '{}' bash -c 'restore "$1" || exit 1' _ '{}'

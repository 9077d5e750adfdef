#!/usr/bin/env bash
# step.sh TITLE COMMAND…: runs it quietly, prints one line with the time; on failure the end of its log.
set -u
title=$1
shift
logs=.runtime/logs
mkdir -p "$logs"
log=$logs/$(echo "$title" | tr -cs '[:alnum:]' '-' | tr '[:upper:]' '[:lower:]' | sed 's/-$//').log
began=$(date +%s%N)
printf '  %-36s …\n' "$title"
"$@" >"$log" 2>&1 </dev/null
code=$?
tenths=$((($(date +%s%N) - began) / 100000000))
if [ "$code" -ne 0 ]; then
  {
    printf '! %s failed. The end of %s:\n' "$title" "$log"
    tail -n 25 "$log" | sed 's/^/    /'
    if grep -qi 'no space left' "$log"; then
      printf '! The disk is full: free about 2.5 GB and run the same command again.\n'
    elif grep -qiE 'temporary failure|could not resolve|name or service not known|error sending request|dns error|timed out|unreachable|refused|EAI_AGAIN|ENOTFOUND' "$log"; then
      printf '! It looks like the network: check the connection (or the proxy) and run the same command again.\n'
    fi
  } >&2
  exit "$code"
fi
printf '  %-36s %3d.%d s\n' "$title" $((tenths / 10)) $((tenths % 10))

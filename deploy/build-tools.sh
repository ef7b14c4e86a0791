# Sourced by the commands that build what is stale. They set home, build_log and builder (empty), and after find_jdk call
# build with Maven's arguments; when they are stopped they kill the group of the process in builder, when there is one.
# Works with bash 3.2 (macOS) as well.

# A build is long, so it is never quiet.
say() { echo "$@"; }

# A module is stale when its build is missing, or older than something it is made of, or than a module it stands on.
stale() {
  local module=$1 built=$2
  [ -e "$built" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home/.mvn" "$home/$module/pom.xml" "$home/$module/src/main" -newer "$built" 2>/dev/null | head -n 1)" ]
}

# Maven's output, as one line per module; all of it goes to the log.
follow() {
  local line downloads=0
  while IFS= read -r line; do
    case $line in
      *'] Building '*'['*'/'*']') line=${line#*Building }; say "  building ${line%% *}" ;;
      *Downloaded\ from*)
        downloads=$((downloads + 1))
        [ $((downloads % 100)) -ne 0 ] || say "  $downloads files downloaded"
        ;;
    esac
  done
}

# Jars have the modes of files, so these do not depend on who builds.
# In a process group of its own, so that whoever stops this command stops Maven and what Maven started.
build() {
  local failed=
  find_maven
  set -m
  { (umask 022 && cd "$home" && "$MVN" -B -DskipTests -Dspotless.check.skip=true "$@" package 2>&1) | tee -a "$build_log" | follow; } </dev/null &
  builder=$!
  set +m
  wait "$builder" || failed=yes
  builder=
  if [ -n "$failed" ]; then
    echo "The build failed; all of it is in $build_log:" >&2
    grep '^\[ERROR\]' "$build_log" | head -n 30 >&2 || tail -n 30 "$build_log" >&2
    exit 1
  fi
}

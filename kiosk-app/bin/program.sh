# Sourced by the start scripts: finds a JDK, builds what is missing, runs a module. POSIX sh.
# The caller has set `root` (this repository) and `-u`.

fail() {
  echo "$1" >&2
  exit 1
}

# is_jdk DIR: holds a JDK of at least 25, by its own word.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 25 ]
}

# Sets `jdk`.
find_jdk() {
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/* "${HOME:-/}"/.jdks/* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.m2/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$jdk" ] && is_jdk "$jdk" && return
  done
  fail "No JDK 25 or newer found: install one under /usr/lib/jvm (Debian 13: apt-get install openjdk-25-jdk-headless; else Temurin 25) or set JAVA_HOME to it."
}

# is_built STAMP: the last build came after every source that goes into the programs.
is_built() {
  [ -f "$1" ] || return 1
  newer=$(find "$root/pom.xml" "$root"/device-drivers "$root"/provisioning "$root"/kiosk-app \
    \( -name target -o -path '*/src/test' \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$1" -print | head -n 1)
  [ -z "$newer" ]
}

# Builds all programs, once however many start at the same time.
build() {
  stamp=$root/target/built
  [ "${TRAMQUET_NO_BUILD:-0}" = 1 ] && return
  is_built "$stamp" && return
  command -v mvn >/dev/null 2>&1 || fail "Maven is needed for the first start (Debian: apt-get install maven)."
  mkdir -p "$root/target"
  lock=$root/target/build.lock
  # A folder can be made only once; its owner's number tells whether a build was cut off.
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$lock"
    else
      sleep 1
    fi
  done
  trap 'rm -rf "$lock"' EXIT
  trap 'exit 130' INT TERM
  echo $$ >"$lock/pid"
  if ! is_built "$stamp"; then
    if [ -f "$stamp" ]; then
      echo "building…" >&2
    else
      echo "building (first time: a few minutes)…" >&2
    fi
    # The time before the build: what changes during it is built by the next start.
    touch "$stamp.begun"
    # To standard error: what a program prints is its own.
    (cd "$root" && mvn -q -B -ntp -DskipTests package) >&2 || fail "The build failed; see above."
    mv "$stamp.begun" "$stamp"
  fi
  rm -rf "$lock"
  trap - EXIT INT TERM
}

# run_module MODULE MAIN TARGET NATIVE ARGUMENT…: replaces this shell with a program of ours.
#   NATIVE: modules that may call native code.
run_module() {
  module=$1 main=$2 target=$3 native=$4
  shift 4
  jar=
  for each in "$target"/*.jar; do
    jar=$each
  done
  [ -f "$jar" ] || fail "Nothing is built in $target: run 'mvn -DskipTests package' in $root."
  # The class data archive saves a third of the start (docs/decisions/0003). One per build and JDK,
  # because an archive made for other jars would be refused each time and never renewed.
  archive=$target/$module.jsa
  [ "$archive" -nt "$jar" ] && [ "$archive" -nt "$jdk/release" ] || rm -f "$archive"
  # shellcheck disable=SC2086  # several options in one variable
  exec "$jdk/bin/java" \
    -XX:+UseSerialGC -Xmx96m -XX:TieredStopAtLevel=1 \
    -Xshare:auto -XX:SharedArchiveFile="$archive" -XX:+AutoCreateSharedArchive \
    -Xlog:disable \
    -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError \
    ${native:+--enable-native-access="$native"} \
    ${TRAMQUET_JAVA_OPTS:-} \
    -Dtramquet.root="$root" \
    -p "$jar:$target/lib" -m "$module/$main" "$@"
}

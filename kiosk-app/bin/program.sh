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

# is_built: every program is there, and the last build came after every source that goes into one.
is_built() {
  [ -f "$stamp" ] || return 1
  for jar in kiosk-app/target/kiosk-app provisioning/centre/target/centre \
    provisioning/technician-cli/target/technician-cli; do
    ls "$root/$jar"-*.jar >/dev/null 2>&1 || return 1
  done
  newer=$(find "$root/pom.xml" "$root"/device-drivers "$root"/provisioning "$root"/kiosk-app \
    \( -name target -o -path '*/src/test' \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$stamp" -print | head -n 1)
  [ -z "$newer" ]
}

# Runs Maven and says which part it is at. To standard error: what a program prints is its own.
run_maven() {
  log=$root/target/build.log
  (cd "$root" && exec mvn -Dmaven.test.skip=true package) >"$log" 2>&1 9>&- </dev/null &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM
  told=0
  while kill -0 "$maven" 2>/dev/null; do
    sleep 1
    sed -n 's/^\[INFO\] Building \(.*\) [^ ]* *\(\[[0-9]*\/[0-9]*\]\)$/  \2 \1/p' "$log" |
      tail -n +$((told + 1)) >&2
    told=$(grep -c '^\[INFO\] Building .*\[[0-9]*/[0-9]*\]$' "$log" || true)
  done
  trap - INT TERM
  wait "$maven" && return
  grep '^\[ERROR\]' "$log" | head -n 20 >&2
  return 1
}

# Builds all programs, once however many start at the same time.
build() {
  stamp=$root/target/built
  [ "${TRAMQUET_NO_BUILD:-0}" = 1 ] && return
  is_built && return
  command -v mvn >/dev/null 2>&1 || fail "Maven is needed for the first start (Debian: apt-get install maven)."
  mkdir -p "$root/target"
  # The lock ends with whoever holds it, whatever becomes of them.
  exec 9>"$root/target/build.lock"
  flock 9
  if ! is_built; then
    if [ -f "$stamp" ]; then
      echo "building…" >&2
    else
      echo "building (first time: a few minutes)…" >&2
    fi
    # The time before the build: what changes during it is built by the next start.
    touch "$stamp.begun"
    run_maven || fail "The build failed: the whole of it is in $root/target/build.log."
    mv "$stamp.begun" "$stamp"
  fi
  exec 9>&-
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
  # The class data archive shortens the start (`mvn -Pbench verify` says by how much). One per build and JDK,
  # because an archive made for other jars would be refused each time and never renewed. It is checked each time:
  # of one that a power cut has torn the JVM would die, at every start.
  archive=$target/$module.jsa
  [ "$archive" -nt "$jar" ] && [ "$archive" -nt "$jdk/release" ] || rm -f "$archive"
  # shellcheck disable=SC2086  # several options in one variable
  exec "$jdk/bin/java" \
    -XX:+UseSerialGC -Xmx96m -XX:TieredStopAtLevel=1 \
    -Xshare:auto -XX:SharedArchiveFile="$archive" -XX:+AutoCreateSharedArchive -XX:+VerifySharedSpaces \
    -Xlog:disable \
    -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError \
    ${native:+--enable-native-access="$native"} \
    ${TRAMQUET_JAVA_OPTS:-} \
    -Dtramquet.root="$root" \
    -p "$jar:$target/lib" -m "$module/$main" "$@"
}

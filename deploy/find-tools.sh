# Sourced by the commands beside it: finds a JDK 25 and Maven, or says exactly what to install.
# Works with bash 3.2 (macOS) as well.

# A JDK says its version in its `release` file, so nothing needs to be started to know it.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

find_jdk() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" "${GRAALVM_HOME:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<MESSAGE
Writ needs a JDK 25, and none was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, SDKMAN, Homebrew).
Install one, then run this again:
  Debian, Ubuntu   the package openjdk-25-jdk, or temurin-25-jdk of Adoptium
  Fedora           the package java-25-openjdk-devel
  macOS            brew install openjdk@25
  any, by SDKMAN   sdk install java 25-tem
or set JAVA_HOME to the folder of a JDK 25.
MESSAGE
  return 1
}

find_maven() {
  if [ -n "${MAVEN_HOME:-}" ] && [ -x "$MAVEN_HOME/bin/mvn" ]; then
    MVN=$MAVEN_HOME/bin/mvn
  else
    MVN=$(command -v mvn || true)
  fi
  [ -n "$MVN" ] && return 0
  cat >&2 <<MESSAGE
Writ is built with Maven 3.8 or newer, and no mvn was found on PATH or in MAVEN_HOME.
Install it (package maven; macOS: brew install maven; SDKMAN: sdk install maven), then run this again.
MESSAGE
  return 1
}

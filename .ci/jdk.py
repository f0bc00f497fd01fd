"""The home of the newest of the JDKs that the build found."""

import re

jdks = re.findall(r"<version>(\d+).*?<jdkHome>(.*?)</jdkHome>", open("target/jdks.xml").read(), re.S)
print(max(jdks, key=lambda jdk: int(jdk[0]))[1])

"""What the KoSIT validator makes its report with.

The report says which rules fired, at which level, and whether that is acceptable. A level is what
the scenario says, else what the rule says, else error.
"""

REPORT = """\
<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:in="http://www.xoev.de/de/validator/framework/1/createreportinput"
    xmlns:s="http://www.xoev.de/de/validator/framework/1/scenarios"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:rep="http://www.xoev.de/de/validator/varl/1"
    exclude-result-prefixes="xs in s svrl">

  <xsl:variable name="scenario" select="/in:createReportInput/s:scenario"/>

  <xsl:template match="/in:createReportInput">
    <xsl:variable name="schema" select=".//in:xmlSyntaxError"/>
    <xsl:variable name="messages" as="element()*">
      <xsl:apply-templates select=".//svrl:failed-assert | .//svrl:successful-report"/>
    </xsl:variable>
    <rep:report scenario="{$scenario/s:name}" schema-valid="{empty($schema)}">
      <xsl:for-each select="$schema">
        <rep:message level="error"><xsl:value-of select="in:message"/></rep:message>
      </xsl:for-each>
      <xsl:sequence select="$messages"/>
      <rep:assessment>
        <xsl:choose>
          <xsl:when test="$scenario and empty($schema) and empty(in:processingError)
              and empty($messages[@level = 'error'])">
            <rep:accept/>
          </xsl:when>
          <xsl:otherwise><rep:reject/></xsl:otherwise>
        </xsl:choose>
      </rep:assessment>
    </rep:report>
  </xsl:template>

  <xsl:template match="svrl:failed-assert | svrl:successful-report">
    <xsl:variable name="id" select="string(@id)"/>
    <xsl:variable name="own" select="lower-case((@flag, @role, '')[1])"/>
    <xsl:variable name="custom"
        select="$scenario/s:createReport/s:customLevel[tokenize(normalize-space(.), ' ') = $id]"/>
    <rep:message id="{$id}">
      <xsl:attribute name="level" select="
          if ($custom) then $custom[1]/@level
          else if ($own = ('warning', 'warn')) then 'warning'
          else if ($own = ('information', 'info')) then 'information'
          else 'error'"/>
      <xsl:value-of select="normalize-space(svrl:text)"/>
    </rep:message>
  </xsl:template>

</xsl:stylesheet>
"""
